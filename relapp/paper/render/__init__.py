"""From HTML to pages: a PDF, a printer, a preview. Qt is loaded here, but nothing of windows."""

from relapp.paper.render.output import print_to, set_up, write_pdf
from relapp.paper.render.pages import Pages, laid_out, laid_out_for

__all__ = ["Pages", "laid_out", "laid_out_for", "print_to", "set_up", "write_pdf"]
