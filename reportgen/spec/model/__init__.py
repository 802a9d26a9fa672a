"""The grammar: one class per map an author can write, one sentence per field.

The sentences are the editor's hints (JSON Schema) and the reference page; nothing about the grammar is written elsewhere.
"""
