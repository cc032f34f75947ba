"""Workbooks (XLSX): the same tables in another cover."""
