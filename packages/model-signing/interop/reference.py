"""Signs and verifies the jobs of a list with the Python reference. Run by python.mjs."""

import json
import pathlib
import sys

from model_signing import hashing, signing, verifying

NAMES = {"sha256": "sha256", "blake2b": "blake2", "blake3": "blake3"}


def hashing_config(job):
    config = hashing.Config()
    algorithm = NAMES[job["algorithm"]]
    if job["method"] == "shards":
        config.use_shard_serialization(
            hashing_algorithm=algorithm, shard_size=job["shardBytes"]
        )
    else:
        config.use_file_serialization(hashing_algorithm=algorithm)
    config.set_ignored_paths(paths=job["ignorePaths"])
    config.set_allow_symlinks(job["allowSymlinks"])
    return config


def sign(job):
    config = signing.Config().set_hashing_config(hashing_config(job))
    if job["signer"] == "key":
        config.use_elliptic_key_signer(private_key=job["privateKey"])
    elif job["signer"] == "certificate":
        config.use_certificate_signer(
            private_key=job["privateKey"],
            signing_certificate=job["certificate"],
            certificate_chain=[job["chain"]],
        )
    else:
        config.use_sigstore_signer(
            identity_token=job["token"],
            trust_config=pathlib.Path(job["trustConfig"]),
        )
    config.sign(pathlib.Path(job["model"]), pathlib.Path(job["bundle"]))


def verify(job):
    config = verifying.Config()
    if job["signer"] == "key":
        config.use_elliptic_key_verifier(public_key=job["publicKey"])
    elif job["signer"] == "certificate":
        config.use_certificate_verifier(certificate_chain=[job["anchor"]])
    else:
        config.use_sigstore_verifier(
            identity=job["identity"],
            oidc_issuer=job["issuer"],
            trust_config=pathlib.Path(job["trustConfig"]),
        )
    if not job["guess"]:
        config.set_hashing_config(hashing_config(job))
    config.verify(pathlib.Path(job["model"]), pathlib.Path(job["bundle"]))


def outcome(job):
    try:
        {"sign": sign, "verify": verify}[job["act"]](job)
        return "ok"
    except Exception as error:  # a refusal is the answer, whatever its type
        return f"{type(error).__name__}: {error}"[:300]


jobs = json.loads(pathlib.Path(sys.argv[1]).read_text())
answers = [outcome(job) for job in jobs]
pathlib.Path(sys.argv[2]).write_text(json.dumps(answers))
