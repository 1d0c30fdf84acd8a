"""The contract by hand: a token endpoint without the kit, in Python's standard library.

It keeps its sessions in memory, and answers one customer after the other. Yours are rows of a database, whose
constraint is one open session a customer. Hold no lock of it while the provider is asked. The page is that of
the folder shop, beside this one.
"""

import base64
import hashlib
import hmac
import json
import os
import threading
import time
import urllib.request
import uuid
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

ORIGIN = os.environ.get('ORIGIN', 'http://localhost:3000')
PORT = int(os.environ.get('PORT', '3000'))
PROVIDER = os.environ.get('SANDBOX_URL', 'http://127.0.0.1:4600')
USERNAME, PASSWORD = 'sandbox', 'sandbox-password'
SCRIPTS = Path('node_modules/kyc-enrolment/dist/cdn')

# docs/providers/trustmatic.md, Status; every other word means wait
VERDICTS = {
    'AUTO_APPROVED': 'approved',
    'MANUAL_APPROVED': 'approved',
    'AUTO_REJECTED': 'rejected',
    'MANUAL_REJECTED': 'rejected',
    'WAITING_FOR_MANUAL_APPROVE': 'review',
    'EXPIRED': 'expired',
}

sessions = {}  # by their id
newest = {}  # a customer's newest session
lock = threading.Lock()


def ask_provider(method, path, body=None):
    login = base64.b64encode(f'{USERNAME}:{PASSWORD}'.encode()).decode()
    headers = {'Authorization': f'Basic {login}', 'Content-Type': 'application/json'}
    data = None if body is None else json.dumps(body).encode()
    request = urllib.request.Request(PROVIDER + path, data, headers, method=method)
    with urllib.request.urlopen(request, timeout=10) as answer:
        return json.load(answer)


def open_session(customer, key, restart):
    """The customer's session, or a new one. A repeated request, with the same key, begins no second one."""
    session = newest.get(customer)
    is_repeated = session and key is not None and session['key'] == key
    if session and (is_repeated or not is_over(session, restart)):
        return session
    session_id = str(uuid.uuid4())
    wish = {'sessionId': session_id, 'returnUrl': f'{ORIGIN}/', 'externalId': 'sandbox:approved'}
    answer = ask_provider('POST', '/api/v1/enrolment/initialize', wish)
    session = {
        'id': session_id,
        'customer': customer,
        'key': key,
        'page': answer['webEnrolmentUrl'],
        'word': 'PENDING',
        'has_finished': False,
        'read_at': 0.0,
    }
    sessions[session_id] = newest[customer] = session
    return session


def is_over(session, restart):
    verdict = VERDICTS.get(session['word'])
    return verdict == 'expired' or (restart and verdict in (None, 'rejected'))


def read_status(session, is_called=False):
    """At most once a minute, and at once for a webhook."""
    if not is_called and time.time() - session['read_at'] < 60:
        return
    session['read_at'] = time.time()
    word = ask_provider('GET', f"/api/v1/data/{session['id']}/status")['status']
    if word != session['word'] and word in VERDICTS:
        print('outcome', VERDICTS[word], flush=True)  # where it is approved, the account is opened
    session['word'] = word


def status_of(session):
    verdict = VERDICTS.get(session['word'])
    if verdict:
        return {'status': verdict}
    if session['has_finished']:
        return {'status': 'pending'}
    return {'status': 'page', 'page': {'url': session['page'], 'kind': 'web-enrolment'}}


class Shop(BaseHTTPRequestHandler):
    def do_GET(self):
        url = urlsplit(self.path)
        script = SCRIPTS / Path(url.path).name
        if url.path.startswith('/kyc/session/'):
            self.serve(lambda customer: self.tell_status(customer, url))
        elif url.path.startswith('/kyc-enrolment/') and script.is_file():
            self.send(200, script.read_bytes(), 'text/javascript')
        else:
            self.send(200, Path('index.html').read_bytes(), 'text/html')

    def do_POST(self):
        length = self.headers.get('Content-Length', '0')
        if not (length.isdecimal() and int(length) <= 65_536):
            return self.refuse(413, 'BODY_TOO_LARGE')
        body = self.rfile.read(int(length))
        if self.path == '/kyc/webhook/trustmatic':
            self.take_webhook(body)
        elif self.path == '/kyc/session':
            self.serve(lambda customer: self.give_session(customer, body))
        else:
            self.refuse(404, 'NOT_FOUND')

    def serve(self, answer):
        """Who may ask, who asks, and what the answer is when the provider is away."""
        site = self.headers.get('Sec-Fetch-Site')
        if (site and site != 'same-origin') or self.headers.get('Origin', ORIGIN) != ORIGIN:
            return self.refuse(403, 'ORIGIN_REFUSED')
        customer = self.signed_in()
        if customer is None:
            return self.refuse(401, 'NOT_SIGNED_IN')
        try:
            with lock:
                answer(customer)
        except OSError:
            self.refuse(502, 'PROVIDER_UNAVAILABLE')
        except ValueError:
            self.refuse(400, 'REQUEST_INVALID')

    def signed_in(self):
        return 'customer-1'  # your login, by the request's cookie; None for nobody

    def give_session(self, customer, body):
        wish = json.loads(body)
        if self.headers.get_content_type() != 'application/json' or not isinstance(wish, dict):
            raise ValueError
        key = self.headers.get('Idempotency-Key')
        session = open_session(customer, key, wish.get('restart') is True)
        told = {'sessionId': session['id'], 'statusUrl': f"/kyc/session/{session['id']}"}
        self.send(200, told | status_of(session))

    def tell_status(self, customer, url):
        session = sessions.get(Path(url.path).name)
        if session is None or session['customer'] != customer:
            return self.refuse(404, 'SESSION_NOT_FOUND')
        # a hint, no proof: it only ends the page, and the provider decides
        if parse_qs(url.query).get('seen') == ['submitted']:
            session['has_finished'] = True
        read_status(session)
        self.send(200, status_of(session))

    def take_webhook(self, body):
        signature = base64.b64encode(hmac.digest(PASSWORD.encode(), body, hashlib.sha256))
        if not hmac.compare_digest(signature, self.headers.get('X-Signature', '').encode()):
            return self.refuse(401, 'SIGNATURE_INVALID')
        with lock:
            session = sessions.get(json.loads(body)['sessionId'])
            if session:
                read_status(session, is_called=True)
        self.send(204, b'', 'text/plain')

    def refuse(self, status, code):
        self.send(status, {'status': status, 'code': code}, 'application/problem+json')

    def send(self, status, body, content_type='application/json'):
        data = body if isinstance(body, bytes) else json.dumps(body).encode()
        self.send_response(status)
        self.send_header('Content-Type', content_type)
        self.send_header('Content-Length', str(len(data)))
        self.send_header('Cache-Control', 'no-store')
        self.end_headers()
        self.wfile.write(data)


ThreadingHTTPServer(('', PORT), Shop).serve_forever()
