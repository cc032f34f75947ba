"""Tables of contacts in CSV: in any encoding and with any delimiter, and out as Google Contacts and spreadsheets read them."""
