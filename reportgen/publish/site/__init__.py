"""The site: all released versions as one folder of static pages."""
