"""Workbooks (.xlsx): editions out and back, tables of others in, the form that a body fills in and what it asks for."""
