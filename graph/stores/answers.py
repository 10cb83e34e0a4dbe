"""The reader that both stores share: every question is put once, in files of the store's own language."""

from graph.store import Reader
from graph.stores.claim_answers import ClaimAnswers
from graph.stores.corroboration_answers import CorroborationAnswers
from graph.stores.edge_answers import EdgeAnswers
from graph.stores.graph_answers import GraphAnswers
from graph.stores.list_answers import ListAnswers
from graph.stores.path_answers import PathAnswers
from graph.stores.profile_answers import ProfileAnswers
from graph.stores.search_answers import SearchAnswers

__all__ = ["Answers"]


class Answers(
    EdgeAnswers,
    ProfileAnswers,
    CorroborationAnswers,
    ClaimAnswers,
    GraphAnswers,
    PathAnswers,
    ListAnswers,
    SearchAnswers,
    Reader,
):
    """A reader on any backend."""

    def close(self) -> None:
        self._backend.close()
