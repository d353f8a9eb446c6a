"""`python -m tests.files.lists.workbooks`: writes the workbooks of the corpus anew, the same every time."""

from tests.files.lists.workbooks.of_marks import write_marks
from tests.files.lists.workbooks.of_people import write_whole_lists
from tests.files.lists.workbooks.of_shapes import write_shapes

write_shapes()
write_marks()
write_whole_lists()
