"""${message}"""

import sqlalchemy as sa
from alembic import op

from decision_flow.store.columns import UTCDateTime

revision = ${repr(up_revision)}
down_revision = ${repr(down_revision)}
branch_labels = None
depends_on = None


def upgrade() -> None:
    ${upgrades if upgrades else "pass"}
