"""All tables in one transaction, for every database."""

from datetime import datetime

from rushes.stores.attempts import SqlAttempts
from rushes.stores.clock import to_moment
from rushes.stores.connection import Connection, Dialect, Driver
from rushes.stores.deliveries import SqlDeliveries
from rushes.stores.files import SqlFiles
from rushes.stores.holds import SqlHolds
from rushes.stores.keys import SqlKeys
from rushes.stores.ledger import SqlLedger
from rushes.stores.queue import SqlQueue
from rushes.stores.requests import SqlRequests
from rushes.stores.submissions import SqlSubmissions
from rushes.stores.videos import SqlVideos


class SqlTransaction:
    """`contracts.stores.Transaction` on an open connection; `announced` are the requests to tell of after commit."""

    def __init__(self, driver: Driver, dialect: Dialect) -> None:
        self._connection = Connection(driver, dialect)
        self.requests = SqlRequests(self._connection)
        self.attempts = SqlAttempts(self._connection)
        self.submissions = SqlSubmissions(self._connection)
        self.queue = SqlQueue(self._connection)
        self.deliveries = SqlDeliveries(self._connection)
        self.keys = SqlKeys(self._connection)
        self.files = SqlFiles(self._connection)
        self.videos = SqlVideos(self._connection)
        self.ledger = SqlLedger(self._connection)
        self.holds = SqlHolds(self._connection)
        self.announced: list[str] = []

    def now(self) -> datetime:
        """The database's clock, UTC."""
        return to_moment(self._connection.now())

    def changed(self, request_id: str) -> None:
        """After the commit, tell every listener that this request is to be read again."""
        self.announced.append(request_id)
