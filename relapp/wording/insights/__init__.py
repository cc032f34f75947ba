"""The figures of the whole book in words: charts to draw, to read as tables and to print."""

from relapp.wording.insights.charts import Bar, Chart, Link, Series, Shape

__all__ = ["Bar", "Chart", "Link", "Series", "Shape"]
