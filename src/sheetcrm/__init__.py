"""A CRM's opportunity management, inside the workbook that a team already has."""

__version__ = "0.1.0"
