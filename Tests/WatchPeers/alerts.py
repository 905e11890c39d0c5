"""aiosmtpd with TLS as the mail server that alerts go to; a new user's five lines, a planted copy and a planted look-alike."""
import datetime, email, logging, warnings, email.policy, ipaddress, pathlib, ssl, tempfile, time

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, AuthResult
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID
from harness import Watch, check, free_port, prose, until


def authority(folder):
    """An authority, and a server's certificate by it for this machine."""
    now = datetime.datetime.now(datetime.timezone.utc)

    def make(name, key, issuer, issuer_key, is_authority):
        builder = x509.CertificateBuilder().subject_name(x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)])).issuer_name(x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, issuer)]))
        builder = builder.public_key(key.public_key()).serial_number(x509.random_serial_number()).not_valid_before(now - datetime.timedelta(days=1)).not_valid_after(now + datetime.timedelta(days=30))
        builder = builder.add_extension(x509.BasicConstraints(is_authority, None), True)
        builder = builder.add_extension(x509.SubjectAlternativeName([x509.DNSName("localhost"), x509.IPAddress(ipaddress.ip_address("127.0.0.1"))]), False)
        return builder.sign(issuer_key, hashes.SHA256()).public_bytes(serialization.Encoding.PEM)

    keys = [ec.generate_private_key(ec.SECP256R1()) for _ in range(2)]
    (folder / "ca.pem").write_bytes(make("Authority", keys[0], "Authority", keys[0], True))
    pem = keys[1].private_bytes(serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
    (folder / "server.pem").write_bytes(make("localhost", keys[1], "Authority", keys[0], False) + pem)


class Inbox:
    def __init__(self):
        self.mails, self.refuses = [], False

    async def handle_DATA(self, server, session, envelope):
        if self.refuses:
            return "451 later"
        self.mails.append((session.ssl is not None, email.message_from_bytes(envelope.content, policy=email.policy.default)))
        return "250 taken"


def authenticate(server, session, envelope, mechanism, data):
    return AuthResult(success=data.login == b"tocsin" and data.password == b"right", handled=False)


class Server(Controller):
    def __init__(self, inbox, context, starttls):
        self.context, self.starttls = context, starttls
        super().__init__(inbox, hostname="127.0.0.1", port=free_port(), **({} if starttls else {"ssl_context": context}))

    def factory(self):
        more = {"tls_context": self.context, "require_starttls": True} if self.starttls else {}
        return SMTP(self.handler, authenticator=authenticate, auth_required=True, auth_require_tls=self.starttls, **more)


def body(mail):
    return mail.get_body().get_content()


def alerts(tocsin):
    print("aiosmtpd: alerts by TLS and STARTTLS; a new user's five lines, and what rings within a minute")
    warnings.simplefilter("ignore")
    logging.getLogger("mail.log").setLevel(logging.CRITICAL)
    folder = pathlib.Path(tempfile.mkdtemp(prefix="tocsin-smtp-"))
    authority(folder)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(folder / "server.pem")
    inboxes = {True: Inbox(), False: Inbox()}
    servers = {starttls: Server(inboxes[starttls], context, starttls) for starttls in (True, False)}
    for server in servers.values():
        server.start()
    (folder / "password").write_text("right\n")
    (folder / "wrong").write_text("wrong\n")

    def target(name, starttls, **more):
        scheme = "smtp" if starttls else "smtps"
        return {"name": name, "mail": {"server": f"{scheme}://localhost:{servers[starttls].port}", "from": "tocsin@newsroom.example", "to": ["desk@newsroom.example"],
                                       "user": "tocsin", "password-file": f"{folder}/password", "trusted": f"{folder}/ca.pem", **more}}

    incoming = folder / "incoming"
    incoming.mkdir()
    watch = Watch(tocsin, {"folders": [str(incoming)]}, protected=["lecourrier.example", "harborparty.example"], alerts={
        "targets": [target("tls", False), target("starttls", True), target("stranger", False, trusted="/etc/ssl/certs/ca-certificates.crt"), target("wrong", False, **{"password-file": f"{folder}/wrong"})],
        "rules": [{"attention": "notable"}]})
    with watch:
        until(lambda: "ollow" in watch.said, 20)
        time.sleep(1)
        began = time.monotonic()
        text = " ".join(prose(f"word{n}", 60) for n in range(4))
        for n in range(2):
            # A page that another site copies word for word.
            page = f"<!DOCTYPE html><html lang='en'><head><title>Ballot {n}</title><link rel='canonical' href='https://site{n}.example/story'><meta property='article:published_time' content='2026-03-0{n + 1}T10:00:00Z'></head><body><article><h1>Ballot</h1><p>{text}</p></article></body></html>"
            (incoming / f"page{n}.html").write_text(page)
        (incoming / "new-names.csv").write_text("name\nlecourrier-infos.example\nweather.example\n")
        wanted = lambda mails: any("lecourrier" in body(m) for _, m in mails) and any("site1" in body(m) or "site0" in body(m) or "cop" in body(m).lower() for _, m in mails)
        for starttls, name in ((False, "TLS"), (True, "STARTTLS")):
            check(f"a planted copy and a planted look-alike ring by {name}", until(lambda: wanted(inboxes[starttls].mails), 60), watch.said[-600:])
            # Whom TLS is spoken with from the first byte cannot be spoken with otherwise.
            if starttls:
                check("over an encrypted connection only", all(encrypted for encrypted, _ in inboxes[starttls].mails))
        print(f"      after {time.monotonic() - began:.1f} s")
        for _, mail in inboxes[False].mails:
            print("      | " + body(mail).strip().replace("\n", "\n      | "))
        everything = "".join(body(m) for _, m in inboxes[False].mails)
        check("names in it are written so that nothing opens them", "lecourrier-infos.example" not in everything and "lecourrier-infos" in everything)
        check("an unknown authority gets nothing, and is said", until(lambda: "stranger" in watch.said, 30), watch.said[-600:])
        check("a wrong password is said", until(lambda: "wrong" in watch.said, 30), watch.said[-600:])
        # A server that refuses for a while is tried again.
        count = len(inboxes[False].mails)
        inboxes[False].refuses = True
        (incoming / "more-names.csv").write_text("name\nharborparty-vote.example\n")
        until(lambda: any("harborparty-vote" in body(m) for _, m in inboxes[True].mails), 30)
    inboxes[False].refuses = False
    watch.speed, watch.began = 60, time.time()
    with watch:
        check("what could not be delivered is after a restart", until(lambda: any("harborparty-vote" in body(m) for _, m in inboxes[False].mails), 150), watch.said[-600:])
        time.sleep(3)
        check("and nothing twice", len({m["Message-ID"] for _, m in inboxes[False].mails}) == len(inboxes[False].mails), str(count))
    for server in servers.values():
        server.stop()
