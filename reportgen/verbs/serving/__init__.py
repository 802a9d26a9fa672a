"""``reportgen serve``: a report in the browser that follows its files.

One process holds the server and the watch over the files; another, which stays warm, builds. Begin to read at ``serve``.
"""
