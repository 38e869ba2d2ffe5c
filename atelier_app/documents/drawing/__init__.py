"""Sets an outline on pages with ReportLab: type, pieces of page, pages, file."""
