"""Where gateways tell what became of messages, and what people write back. Signed calls only."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.csrf import csrf_exempt

from antarkerja.domain.messaging.operations.receipts import keep_receipt
from antarkerja.domain.messaging.ports import (
    BadSignatureError,
    Listener,
    ReceiptTold,
    UnreadableCallError,
    listener_of,
)
from antarkerja.domain.offices.policies import system_actor
from antarkerja.journeys.replies import take_reply
from antarkerja.web.components.pages import public_page

MOST_BYTES = 512 * 1024
MOST_TOLD = 1000


@public_page
@csrf_exempt
def hook(request: HttpRequest, gateway: str) -> HttpResponse:
    """GET is the gateway's handshake; POST a signed call. No cookie is read, none is set."""
    listener = listener_of(gateway)
    if listener is None:
        raise Http404
    if request.method == "GET":
        word = listener.handshake(request.GET.dict())
        return _plain(word or "", 200 if word is not None else 403)
    if request.method != "POST":
        return _plain("", 405)
    if int(request.META.get("CONTENT_LENGTH") or 0) > MOST_BYTES:
        return _plain("", 413)
    return _plain("", _take_in(request, gateway, listener))


def _take_in(request: HttpRequest, gateway: str, listener: Listener) -> int:
    """The status to answer with; anything but 200 makes the gateway call again."""
    by, at = system_actor(), timezone.now()
    body = request.read(MOST_BYTES + 1)
    if len(body) > MOST_BYTES:
        return 413
    try:
        told = listener.read(headers=request.headers, body=body, at=at)
    except BadSignatureError:
        return 403
    except UnreadableCallError:
        return 400
    for one in told[:MOST_TOLD]:
        if isinstance(one, ReceiptTold):
            keep_receipt(by=by, at=at, gateway=gateway, told=one)
        else:
            take_reply(by=by, at=at, gateway=gateway, told=one)
    return 200


def _plain(text: str, status: int) -> HttpResponse:
    response = HttpResponse(text, status=status, content_type="text/plain; charset=utf-8")
    response["Cache-Control"] = "no-store"
    return response
