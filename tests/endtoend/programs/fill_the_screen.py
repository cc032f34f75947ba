"""Another program, whose window fills the screen until it is ended."""

from PySide6.QtWidgets import QApplication, QWidget

if __name__ == "__main__":
    app = QApplication([])
    window = QWidget()
    window.setWindowTitle("A film")
    window.showFullScreen()
    app.exec()
