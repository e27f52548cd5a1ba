"""What `import onrecord` gives, for type checkers; `__init__.py` fetches it when it is asked for."""

from onrecord.api import load_model as load_model
from onrecord.api import open as open
from onrecord.api import people as people
from onrecord.api import read as read
from onrecord.api import read_many as read_many
from onrecord.api import track as track
from onrecord.dossier import Dossier as Dossier
from onrecord.dossier import load_dossier as load_dossier
from onrecord.errors import DossierError as DossierError
from onrecord.errors import FetchError as FetchError
from onrecord.errors import ModelError as ModelError
from onrecord.errors import OnrecordError as OnrecordError
from onrecord.errors import PageError as PageError
from onrecord.errors import RecordError as RecordError
from onrecord.errors import SourceError as SourceError
from onrecord.errors import UsageError as UsageError
from onrecord.records import Block as Block
from onrecord.records import DateEvidence as DateEvidence
from onrecord.records import Document as Document
from onrecord.records import Gap as Gap
from onrecord.records import ModelId as ModelId
from onrecord.records import Page as Page
from onrecord.records import Published as Published
from onrecord.records import Reading as Reading
from onrecord.records import Rejected as Rejected
from onrecord.records import SaidAt as SaidAt
from onrecord.records import Span as Span
from onrecord.records import Statement as Statement
from onrecord.records import from_json as from_json
from onrecord.records import to_json as to_json
from onrecord.sources import Given as Given

__version__: str
