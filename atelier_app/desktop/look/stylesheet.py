"""The one Qt style sheet, filled with the tokens of a theme.

Widgets take a look by a dynamic property (`kind`, `tone`), set by `desktop.widgets`; no other file styles.
"""

from __future__ import annotations

from string import Template

from atelier_app.desktop.look.tokens import Tokens, colour_fields
from atelier_app.support.places import resource

_SHEET = Template("""
QWidget { color: $ink; }
QMainWindow, QDialog, QWidget[kind="paper"] { background: $paper; }
QWidget[kind="surface"] { background: $card; }
QFrame[kind="card"] { background: $card; border: 1px solid $line; border-radius: 12px; }
QFrame[kind="rule"] { background: $line; border: none; max-height: 1px; min-height: 1px; }
QFrame[kind="column-left"] { background: $card; border: none; border-right: 1px solid $line; }
QFrame[kind="column-right"] { background: $card; border: none; border-left: 1px solid $line; }
QFrame[kind="header"] { background: $card; border: none; border-bottom: 1px solid $line; }
QFrame[kind="footer"] { background: $card; border: none; border-top: 1px solid $line; }
QFrame[kind="banner"] { background: $warning_soft; border: none; border-bottom: 1px solid $line; }
QFrame[kind="verdict"] { background: $card; border: 3px solid $line; border-radius: 16px; }
QFrame[kind="toast"] { background: $ink; border: none; border-radius: 10px; }
QFrame[kind="toast"] QLabel { color: $card; font-weight: 500; }
QFrame[kind="toast"] QPushButton { color: $card; background: transparent; border: 1px solid $muted; }

QLabel { background: transparent; }
QLabel[kind="section"] { color: $muted; font-size: 11px; font-weight: 600; }
QLabel[kind="muted"] { color: $muted; }
QLabel[kind="small"] { color: $muted; font-size: 12px; }
QLabel[kind="title"] { font-size: 16px; font-weight: 700; }
QLabel[kind="heading"] { font-size: 21px; font-weight: 700; }
QLabel[kind="figure"] { font-size: 34px; font-weight: 700; }
QLabel[kind="figure-of"] { font-size: 16px; font-weight: 600; color: $muted; }
QLabel[kind="strong"] { font-weight: 600; }
QLabel[kind="error"] { color: $danger; font-weight: 500; }
QLabel[kind="chip"] { border-radius: 10px; padding: 3px 10px; font-size: 12px; font-weight: 600; }
QLabel[kind="chip"][tone="accent"] { color: $accent; background: $accent_soft; }
QLabel[kind="chip"][tone="ok"] { color: $ok; background: $ok_soft; }
QLabel[kind="chip"][tone="warning"] { color: $warning; background: $warning_soft; }
QLabel[kind="chip"][tone="danger"] { color: $danger; background: $danger_soft; }
QLabel[kind="chip"][tone="muted"] { color: $muted; background: $hover; }

QPushButton { background: $card; border: 1px solid $line; border-radius: 8px; padding: 7px 13px;
  font-weight: 600; min-height: 16px; }
QPushButton:hover { background: $hover; }
QPushButton:pressed { background: $line; }
QPushButton:focus { border: 2px solid $accent; padding: 6px 12px; }
QPushButton:disabled { color: $muted; background: $paper; }
QPushButton:checked { background: $accent; color: $on_accent; border-color: $accent; }
QPushButton[kind="primary"] { background: $accent; color: $on_accent; border-color: $accent; }
QPushButton[kind="primary"]:hover { background: $accent_hover; border-color: $accent_hover; }
QPushButton[kind="primary"]:focus { border: 2px solid $ink; }
QPushButton[kind="primary"]:disabled { background: $line; color: $muted; border-color: $line; }
QPushButton[kind="danger"] { color: $danger; }
QPushButton[kind="quiet"] { background: transparent; border-color: transparent; padding: 5px 8px; }
QPushButton[kind="quiet"]:hover { background: $hover; }
QPushButton[kind="quiet"]:focus { border: 2px solid $accent; padding: 4px 7px; }
QPushButton[kind="icon"] { padding: 0; min-width: 32px; max-width: 32px; min-height: 32px; max-height: 32px; }
QPushButton[kind="icon-quiet"] { padding: 0; min-width: 28px; max-width: 28px; min-height: 28px;
  max-height: 28px; background: transparent; border-color: transparent; }
QPushButton[kind="icon-quiet"]:hover { background: $hover; }
QPushButton[kind="icon"]:focus, QPushButton[kind="icon-quiet"]:focus { border: 2px solid $accent; padding: 0; }
QPushButton[kind="icon"]:checked, QPushButton[kind="icon-quiet"]:checked { background: $accent_soft; }
QPushButton::menu-indicator { width: 0; }
QPushButton[kind="recent"] { background: $card; border: 1px solid $line; border-radius: 12px; padding: 0;
  min-height: 72px; }
QPushButton[kind="recent"]:hover { border-color: $accent; background: $card; }
QPushButton[kind="recent"]:focus { border: 2px solid $accent; padding: 0; }
QPushButton[scale="compact"] { padding: 5px 8px; }
QPushButton[scale="compact"]:focus { padding: 4px 7px; }
QPushButton[scale="large"] { padding: 11px 19px; font-size: 14px; }
QPushButton[scale="large"]:focus { padding: 10px 18px; }
QPushButton[scale="kiosk"] { padding: 14px 24px; font-size: 20px; border-radius: 12px; min-height: 28px; }
QPushButton[scale="kiosk"]:focus { border-width: 3px; padding: 12px 22px; }
QPushButton[side="kiosk"] { text-align: left; }
QPushButton[scale="kiosk-icon"] { padding: 0; min-width: 56px; max-width: 56px; min-height: 56px; max-height: 56px;
  border-radius: 12px; }
QPushButton[scale="kiosk-icon"]:focus { border-width: 3px; padding: 0; }
QPushButton[scale="grade"], QPushButton[scale="grade-small"] { padding: 0; font-size: 17px; border-radius: 10px;
  min-height: 54px; }
QPushButton[scale="grade-small"] { font-size: 14px; }
QPushButton[scale="grade"]:focus, QPushButton[scale="grade-small"]:focus { border: 3px solid $ink; padding: 0; }
QFrame[kind="ballot-line"] { background: $card; border: 1px solid $line; border-radius: 12px; }
QFrame[kind="ballot-line"][chosen="true"] { border: 2px solid $accent; }
QLabel[kind="ballot-place"] { font-size: 22px; font-weight: 700; color: $muted; min-width: 52px; min-height: 52px;
  border-radius: 12px; background: $hover; }
QLabel[kind="ballot-place"][given="true"] { color: $on_accent; background: $accent; }
QLabel[kind="receipt"] { font-size: 64px; font-weight: 700; }
QScrollArea[scale="kiosk"] > QScrollBar:vertical, QScrollArea[scale="kiosk"] QScrollBar:vertical { width: 26px; }
QScrollArea[scale="kiosk"] QScrollBar::handle { border-radius: 11px; min-height: 64px; }
QPushButton[scale="key"] { padding: 0; font-size: 22px; font-weight: 500; border-radius: 10px; min-height: 54px; }
QPushButton[scale="key"]:pressed { background: $accent_soft; }
QPushButton[scale="key"]:checked { background: $accent_soft; color: $ink; }
QLabel[kind="verdict-title"] { font-size: 26px; font-weight: 700; }
QFrame[kind="verdict"][tone="ok"] { background: $ok_soft; border-color: $ok; }
QLabel[kind="verdict-title"][tone="ok"] { color: $ok; }
QFrame[kind="verdict"][tone="accent"] { background: $accent_soft; border-color: $accent; }
QLabel[kind="verdict-title"][tone="accent"] { color: $accent; }
QFrame[kind="verdict"][tone="warning"] { background: $warning_soft; border-color: $warning; }
QLabel[kind="verdict-title"][tone="warning"] { color: $warning; }
QFrame[kind="verdict"][tone="danger"] { background: $danger_soft; border-color: $danger; }
QLabel[kind="verdict-title"][tone="danger"] { color: $danger; }
QLabel[kind="kiosk-title"] { font-size: 34px; font-weight: 700; }
QLabel[kind="kiosk-text"] { font-size: 20px; }
QLabel[kind="kiosk-text"][tone="muted"] { color: $muted; }
QLabel[kind="kiosk-text"][tone="strong"] { font-weight: 600; }
QLabel[kind="kiosk-text"][tone="error"] { color: $danger; font-weight: 600; }
QPushButton[side="left"] { text-align: left; padding: 6px 9px; }
QPushButton[side="left"]:focus { padding: 5px 8px; }
QLabel[kind="title-off"] { font-size: 16px; font-weight: 700; color: $muted; }

QLineEdit, QPlainTextEdit, QTextEdit, QSpinBox, QDateEdit, QTimeEdit, QComboBox { background: $field;
  border: 1px solid $line; border-radius: 8px; padding: 7px 10px; selection-background-color: $accent;
  selection-color: $on_accent; }
QLineEdit:focus, QPlainTextEdit:focus, QTextEdit:focus, QSpinBox:focus, QDateEdit:focus, QTimeEdit:focus,
  QComboBox:focus { border: 2px solid $accent; padding: 6px 9px; }
QLineEdit[scale="large"] { padding: 10px 12px; font-size: 16px; }
QLineEdit[scale="large"]:focus { padding: 9px 11px; }
QLineEdit[scale="big"] { padding: 5px 4px; font-size: 20px; font-weight: 700; }
QLineEdit[scale="big"]:focus { padding: 4px 3px; }
QLineEdit[scale="kiosk"] { padding: 12px 16px; font-size: 28px; border-radius: 12px; }
QLineEdit[scale="kiosk"]:focus { border-width: 3px; padding: 10px 14px; }
QComboBox::drop-down, QDateEdit::drop-down { border: none; width: 28px; subcontrol-position: center right; }
QComboBox::down-arrow, QDateEdit::down-arrow { image: url($images/arrow-on-$ground.svg); width: 16px; height: 16px; }
QAbstractSpinBox::up-button, QAbstractSpinBox::down-button { border: none; width: 0; }
QCheckBox { spacing: 8px; }
QCheckBox::indicator { width: 15px; height: 15px; border: 1px solid $muted; border-radius: 4px; background: $field; }
QCheckBox::indicator:checked { background: $accent; border-color: $accent;
  image: url($images/check-on-$ground.svg); }
QCheckBox:focus { color: $accent; }
QCheckBox[scale="kiosk"] { font-size: 20px; spacing: 14px; padding: 6px 0; }
QCheckBox[scale="kiosk"]::indicator { width: 30px; height: 30px; border: 2px solid $muted; border-radius: 8px; }
QComboBox QAbstractItemView { background: $card; border: 1px solid $line; outline: none; padding: 4px;
  selection-background-color: $accent_soft; selection-color: $ink; }

QAbstractItemView { background: $card; border: none; outline: none; alternate-background-color: $hover; }
QTreeView { selection-background-color: $card; selection-color: $ink; }
QTableView { gridline-color: $line; selection-background-color: $accent_soft; selection-color: $ink; }
QHeaderView::section { background: $card; color: $muted; border: none; border-bottom: 1px solid $line;
  padding: 8px 10px; font-size: 11px; font-weight: 600; }

QTableCornerButton::section { background: $card; border: none; border-bottom: 1px solid $line; }
QListWidget[kind="field"] { border: 1px solid $line; border-radius: 8px; padding: 3px; }
QListWidget[kind="field"]:focus { border-color: $accent; }
QListWidget[kind="field"]::item { padding: 4px 7px; border-radius: 5px; }
QListWidget[kind="field"]::item:selected { background: $accent_soft; color: $ink; }

QMenuBar { background: $card; border-bottom: 1px solid $line; padding: 1px 8px; }
QMenuBar::item { background: transparent; padding: 5px 9px; border-radius: 6px; }
QMenuBar::item:selected { background: $hover; }
QMenu { background: $card; border: 1px solid $line; padding: 5px; }
QMenu::item { padding: 6px 26px 6px 22px; border-radius: 6px; }
QMenu::item:selected { background: $accent_soft; }
QMenu::item:disabled { color: $muted; }
QMenu::separator { height: 1px; background: $line; margin: 5px 8px; }
QToolTip { background: $ink; color: $card; border: none; padding: 5px 8px; }

QProgressBar { background: $line; border: none; border-radius: 4px; min-height: 8px; max-height: 8px;
  text-align: right; color: transparent; }
QProgressBar::chunk { background: $accent; border-radius: 4px; }
QScrollArea { background: transparent; border: none; }
QScrollBar:vertical { background: transparent; width: 11px; margin: 2px; }
QScrollBar:horizontal { background: transparent; height: 11px; margin: 2px; }
QScrollBar::handle { background: $dot; border-radius: 3px; min-height: 32px; min-width: 32px; }
QScrollBar::handle:hover { background: $muted; }
QScrollBar::add-line, QScrollBar::sub-line, QScrollBar::add-page, QScrollBar::sub-page { background: none;
  border: none; width: 0; height: 0; }
QAbstractScrollArea::corner { background: transparent; border: none; }
QSlider::groove:horizontal { background: $line; height: 4px; border-radius: 2px; }
QSlider::sub-page:horizontal { background: $accent; border-radius: 2px; }
QSlider::handle:horizontal { background: $card; border: 2px solid $accent; width: 14px; margin: -7px 0;
  border-radius: 9px; }
QSlider::handle:horizontal:focus { background: $accent; }
QSplitter::handle { background: transparent; }
QStatusBar { background: $card; }
QStatusBar::item { border: none; }
""")


def stylesheet(of: Tokens) -> str:
    """The style sheet in the colours of a theme."""
    colours = {name: getattr(of, name) for name in colour_fields()}
    images = resource("icons", "fixed").as_posix()
    return _SHEET.substitute(colours, images=images, ground="dark" if of.dark else "light")
