"""Tables, the SQLite file, its migrations and backups, and the queries that make records of rows."""
