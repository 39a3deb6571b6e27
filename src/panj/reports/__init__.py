"""Bytes to reports: plain text, HTML and PDF, from files, folders, standard input and strings.

    source -> decode -> draft (plain, html, pdf) -> find_parts -> Report

A report's text is canonical: every offset in Panj counts in it. Its passages tell the headline, key points, dateline,
captions, block quotes and body apart.
"""

from __future__ import annotations

from panj.reports.folders import read_reports
from panj.reports.read import read_report, report_from_text

__all__ = ["read_report", "read_reports", "report_from_text"]
