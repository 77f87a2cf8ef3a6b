"""Bringing in files: what vacancies and people have in common.

Read → preview → apply → undo, each step in transactions of a thousand rows, each step safe to
repeat. What a row means is the business of the area that it belongs to (`Importer`).
"""

from antarkerja.domain.offices.imports.applying import apply_chunk, begin_apply
from antarkerja.domain.offices.imports.batches import (
    close_reading,
    content_of,
    discard_batch,
    fail_batch,
    forget_old_files,
    new_batch,
    read_rows_in,
    restart_reading,
    unfinished_batch,
)
from antarkerja.domain.offices.imports.kinds import (
    Draft,
    Format,
    Importer,
    ImportRefusedError,
    Plan,
    guess_columns,
    heading,
    missing_columns,
    pick_format,
    plan_of,
)
from antarkerja.domain.offices.imports.owners import NoOfficeError, Owners, reserve_numbers
from antarkerja.domain.offices.imports.reads import (
    BatchView,
    RowsPage,
    batch_for,
    batch_to_work,
    batches_at_work,
    batches_for,
    kept_rows,
    rows_page,
    word_for_word,
)
from antarkerja.domain.offices.imports.undoing import begin_undo, undo_chunk
from antarkerja.domain.offices.imports.wording import remedy

__all__ = [
    "BatchView",
    "Draft",
    "Format",
    "ImportRefusedError",
    "Importer",
    "NoOfficeError",
    "Owners",
    "Plan",
    "RowsPage",
    "apply_chunk",
    "batch_for",
    "batch_to_work",
    "batches_at_work",
    "batches_for",
    "begin_apply",
    "begin_undo",
    "close_reading",
    "content_of",
    "discard_batch",
    "fail_batch",
    "forget_old_files",
    "guess_columns",
    "heading",
    "kept_rows",
    "missing_columns",
    "new_batch",
    "pick_format",
    "plan_of",
    "read_rows_in",
    "remedy",
    "reserve_numbers",
    "restart_reading",
    "rows_page",
    "undo_chunk",
    "unfinished_batch",
    "word_for_word",
]
