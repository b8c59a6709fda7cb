"""An SMTP server of aiosmtpd on a free port. It prints its port, then each message as a line of JSON.

Arguments: auth, token, certificate=FILE key=FILE [starttls|ssl], greeting=hang|drip|TEXT, data=hang, smtputf8.
Recipients at unknown.example and full.example are refused, for good and for now; so are senders at blocked.example.
"""
import asyncio
import base64
import json
import ssl
import sys

from aiosmtpd.smtp import SMTP, AuthResult

options = dict(arg.partition('=')[::2] for arg in sys.argv[1:])
connections = 0


class Handler:
    async def handle_MAIL(self, server, session, envelope, address, mail_options):
        if address.endswith('@blocked.example'):
            return '553 5.7.1 sender is not welcome'
        envelope.mail_from = address
        envelope.mail_options.extend(mail_options)
        return '250 OK'

    async def handle_RCPT(self, server, session, envelope, address, rcpt_options):
        if address.endswith('@unknown.example'):
            return '550 5.1.1 no such user'
        if address.endswith('@full.example'):
            return '452 4.2.2 mailbox is full'
        envelope.rcpt_tos.append(address)
        return '250 OK'

    async def handle_DATA(self, server, session, envelope):
        if options.get('data') == 'hang':
            await asyncio.sleep(3600)
        if b'\r\nSubject: spam\r\n' in envelope.original_content:
            return '554 5.6.0 this is spam'
        print(json.dumps({
            'from': envelope.mail_from, 'to': envelope.rcpt_tos, 'options': envelope.mail_options, 'connection': connections, 'tls': session.ssl is not None or server.transport.get_extra_info('sslcontext') is not None,
            'user': session.auth_data if isinstance(session.auth_data, str) else None,
            'content': base64.b64encode(envelope.original_content).decode()}), flush=True)
        return '250 2.0.0 taken'


class Token(SMTP):
    async def auth_XOAUTH2(self, server, args):
        user, token = base64.b64decode(args[1]).decode().strip('\x01').split('\x01')
        if token != 'auth=Bearer good':
            return AuthResult(success=False, handled=False)
        return AuthResult(success=True, auth_data=user.removeprefix('user='))


def authenticate(server, session, envelope, mechanism, data):
    good = (data.login.decode(), data.password.decode()) == ('shop', 'pässword')
    return AuthResult(success=good, auth_data=data.login.decode(), handled=False)


def protocol():
    global connections
    connections += 1
    kind = Token if 'token' in options else SMTP
    tls = context() if 'starttls' in options else None
    login = {'authenticator': authenticate, 'auth_require_tls': False,
             'auth_exclude_mechanism': ['LOGIN', 'PLAIN'] if 'token' in options else []}
    login = login if 'auth' in options or 'token' in options else {'auth_exclude_mechanism': ['LOGIN', 'PLAIN']}
    server = kind(Handler(), hostname='mx.example', enable_SMTPUTF8='smtputf8' in options, tls_context=tls, loop=asyncio.get_running_loop(), **login)
    if 'auth' not in options and 'token' not in options:
        server._auth_methods = {}
    return server


async def mute(reader, writer):
    greeting = options['greeting']
    if greeting == 'drip':
        while True:
            writer.write(b'2')
            await writer.drain()
            await asyncio.sleep(0.05)
    if greeting == 'hang':
        await asyncio.sleep(3600)
    writer.write(greeting.encode() + b'\r\n')
    await writer.drain()
    writer.close()


def context():
    tls = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    tls.load_cert_chain(options['certificate'], options['key'])
    return tls


async def main():
    loop = asyncio.get_running_loop()
    if 'greeting' in options:
        server = await asyncio.start_server(mute, '127.0.0.1', 0)
    else:
        server = await loop.create_server(protocol, '127.0.0.1', 0, ssl=context() if 'ssl' in options else None)
    print(server.sockets[0].getsockname()[1], flush=True)
    await loop.run_in_executor(None, sys.stdin.read)
    sys.exit()


asyncio.run(main())
