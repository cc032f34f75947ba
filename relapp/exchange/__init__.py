"""Files in and out: bytes to clients and back, with what could not be read. Nothing here touches a disk."""

from relapp.exchange.reading import read_file
from relapp.exchange.records import Problem, Reading, Record
from relapp.exchange.table_writer import write_csv
from relapp.exchange.vcard_writer import write_vcard

__all__ = ["Problem", "Reading", "Record", "read_file", "write_csv", "write_vcard"]
