"""E-mail messages (.eml): subject and the plain body; of addresses, only names of senders are kept."""

import re
from email import message_from_bytes, policy
from email.message import EmailMessage
from email.utils import parseaddr

from graph.errors import UnreadableFile
from loaders.documents.document import Limits, Metadata
from loaders.documents.formats.html import HtmlReader
from loaders.documents.formats.reading import Reading

__all__ = ["EmlReader"]

_HEADER = re.compile(rb"^(?:from|received|return-path|message-id|mime-version|subject|date):[ \t]", re.IGNORECASE)
_REQUIRED = re.compile(rb"^(?:message-id|mime-version|received):[ \t]", re.IGNORECASE | re.MULTILINE)


class EmlReader:
    media_type = "message/rfc822"

    def accepts(self, data: bytes, name: str) -> bool:
        head = data[:8192]
        return bool(_HEADER.match(head)) and (name.lower().endswith(".eml") or bool(_REQUIRED.search(head)))

    def read(self, data: bytes, name: str, limits: Limits) -> Reading:
        message = message_from_bytes(data, policy=policy.default)
        body = self._body(message, name, limits)
        subject = str(message.get("subject", "")).strip()
        sent = message.get("date")
        when = getattr(sent, "datetime", None)
        return Reading(
            text=f"{subject}\n\n{body}" if subject else body,
            derived_by="eml/1",
            metadata=Metadata(
                title=subject or None,
                author=parseaddr(str(message.get("from", "")))[0] or None,
                published=when.date().isoformat() if when else None,
            ),
        )

    def _body(self, message: EmailMessage, name: str, limits: Limits) -> str:
        part = message.get_body(preferencelist=("plain", "html"))
        if part is None:
            raise UnreadableFile(f"{name} has no text part; save the attachment and add that.")
        try:
            content = part.get_content()
        except (LookupError, ValueError) as error:
            raise UnreadableFile(f"{name} is in an encoding that cannot be read; save its text as UTF-8.") from error
        if part.get_content_type() == "text/html":
            return HtmlReader().read(content.encode("utf-8"), name, limits).text
        return str(content).replace("\r\n", "\n")
