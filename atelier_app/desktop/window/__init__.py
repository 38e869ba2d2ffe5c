"""The main window around the panels: header, menus, status line, help."""
