# 64 streams of one client, 300 connections that say little and keep it up: whoever else comes is answered.
# Streams that had to end say so, with the answer that they have.
. tests/cli/serve.sh
serve scenarios/netherlands-2026.cfg --futures 10000
cat >"$SCRATCH/crowd.py" <<'END'
import json, socket, sys, threading, time
from urllib.parse import urlparse
from http.client import HTTPConnection
where = urlparse(sys.argv[1])

def ask(body, client=None):
    if client: body = dict(body, client=client)
    link = HTTPConnection(where.hostname, where.port, timeout=20)
    link.request("POST", "/api/evaluate", json.dumps(body), {"Content-Type": "application/json"})
    reply = link.getresponse()
    reply.read()
    return reply.status

def stream(said, i, client):
    link = HTTPConnection(where.hostname, where.port, timeout=60)
    body = {"settings": {"flex.pool": 100 + i}}
    if client: body["client"] = client
    link.request("POST", "/api/evaluate", json.dumps(body),
                 {"Content-Type": "application/json", "Accept": "text/event-stream"})
    try: reply = link.getresponse()
    except OSError: said[i] = "503"; return
    if reply.status != 200: said[i] = str(reply.status); return
    text = ""
    while "event: done" not in text and "event: cancelled" not in text:
        piece = reply.read1(4096)
        if not piece: break
        text += piece.decode()
        said[i] = "answers" if "event: answer" in text else ""
    said[i] += " ends" if "event: done" in text else ""

def streams(client):
    said = [""] * 64
    crowd = [threading.Thread(target=stream, args=(said, i, client(i)), daemon=True) for i in range(64)]
    for each in crowd: each.start()
    deadline = time.time() + 40
    while sum(s.startswith("answers") or s == "503" for s in said) < 40 and time.time() < deadline:
        time.sleep(0.1)
    return said

streams(lambda i: None)
print("beside 64 streams without a name:", ask({"futures": 100}, "page"), ask({"futures": 100}))
said = streams(lambda i: "crowd-%d" % i)
print("beside 64 streams with a name each:", ask({"futures": 100}, "other"), ask({"futures": 100}))
print("a stream that makes room ends with its answer:", any(s == "answers ends" for s in said))

slow = []
for i in range(300):
    link = socket.create_connection((where.hostname, where.port), timeout=10)
    link.sendall(b"POST /api/evaluate HTTP/1.1\r\nHost: 127.0.0.1:%d\r\nContent-Type: application/json\r\n" % where.port
                 + (b"" if i % 2 else b"Content-Length: 1000\r\n\r\n{"))
    slow.append(link)
print("beside 300 slow connections:", ask({"futures": 100}, "other"))
END
python3 "$SCRATCH/crowd.py" "$address"
