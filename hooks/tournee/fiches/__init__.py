"""What contributors write, record by record: the words of the domain, their fields, their meaning."""
