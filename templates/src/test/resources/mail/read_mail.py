"""Reads messages, each behind its length, by Python's strict policy; writes what it found as JSON, a line for each."""
import base64
import email
import email.policy
import json
import re
import struct
import sys


def part(p, nested):
    raw = p.get_payload(decode=True)
    return {
        'nested': nested,
        'type': p.get_content_type(),
        'params': {k: v for k, v in (p['Content-Type'].params.items() if p['Content-Type'] else [])},
        'file': p.get_filename(),
        'disposition': p.get_content_disposition(),
        'cid': p['Content-ID'],
        'encoding': p['Content-Transfer-Encoding'],
        'text': p.get_content() if p.get_content_maintype() == 'text' else None,
        'bytes': base64.b64encode(raw).decode() if raw is not None else None,
        'headers': {k: str(v) for k, v in p.items()},
    }


def walk(m, nested):
    yield part(m, nested)
    if m.is_multipart():
        for p in m.get_payload():
            yield from walk(p, nested or m.get_content_maintype() == 'message')


def read(data):
    defects = []
    try:
        m = email.message_from_bytes(data, policy=email.policy.strict)
        for p in m.walk():
            defects += [repr(d) for d in p.defects]
            defects += [k + ': ' + repr(d) for k, h in p.items() for d in getattr(h, 'defects', ())]
        parts = list(walk(m, False))
        headers = {k: str(v) for k, v in m.items()}
    except Exception as e:
        return {'defects': [repr(e)]}
    lines = data.split(b'\r\n')
    if any(len(line) > 998 for line in lines):
        defects.append('a line of more than 998 characters')
    if b'\n' in data.replace(b'\r\n', b'') or b'\r' in data.replace(b'\r\n', b''):
        defects.append('a bare line end')
    if any(b > 127 or b == 0 for b in data):
        defects.append('a byte that is not ASCII')
    head = data.split(b'\r\n\r\n')[0].split(b'\r\n')
    if any(re.search(rb'=\?UTF-8\?B\?', line) and len(line) > 76 for line in head):
        defects.append('a line of more than 76 characters with an encoded word')
    if any(len(word) > 75 for word in re.findall(rb'=\?UTF-8\?B\?[^?]*\?=', b'\n'.join(head))):
        defects.append('an encoded word of more than 75 characters')
    if any(not line.strip() for line in head):
        defects.append('a header line of blanks only')
    return {'defects': defects, 'headers': headers, 'parts': parts, 'lines': [line.decode('latin1') for line in head]}


while True:
    size = sys.stdin.buffer.read(4)
    if not size:
        break
    print(json.dumps(read(sys.stdin.buffer.read(struct.unpack('>I', size)[0]))), flush=True)
