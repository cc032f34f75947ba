"""A window of PySide6 with an empty table, and nothing else: ``bare_window.py end|stay``."""

import sys

from PySide6.QtGui import QStandardItemModel
from PySide6.QtWidgets import QApplication, QMainWindow, QTableView

from tests.benchmarks.programs import painting

app = QApplication(sys.argv[:1])
window = QMainWindow()
table = QTableView()
table.setModel(QStandardItemModel(0, 7, table))
window.setCentralWidget(table)
window.resize(1280, 800)
window.show()
painting.wait_until_painted(window)
getattr(painting, sys.argv[1])()
