// Keyless signatures of both, made with a private Sigstore deployment on loopback.
import { X509Certificate } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';
import {
  parseTrustedRoot,
  signModel,
  sigstoreSigner,
  trustSigstore,
  verifyModel,
} from '@weighbridge/model-signing';
import { CLAIMS, makeToken } from '../test/support/identity-token.ts';
import { startSigstore } from '../test/support/sigstore-instance.ts';

const IDENTITY = { identity: CLAIMS.email, issuer: CLAIMS.iss };
const HOUR_S = 3600;

/** Rows of every model, signed keyless by us and by the reference. */
export async function withSigstore({ models, base, python }) {
  const instance = await startSigstore();
  const gate = await startGate(instance.url);
  try {
    const trustConfig = join(base, 'trust-config.json');
    writeFileSync(trustConfig, JSON.stringify(trustConfigOf(instance.trustedRoot, gate.url)));
    const work = { models, base, python, instance, trustConfig, url: gate.url };
    await fillLogs(work);
    return [...(await oursFirst(work)), ...(await theirsFirst(work))];
  } finally {
    gate.close();
    await instance.close();
  }
}

/**
 * A proxy that adds what the deployment lacks: the reference requests an issuer's configuration, sends its
 * token in a header where the loopback authority reads the body, and requires the log to enter certificates in
 * the only form of PEM that the real one writes.
 */
async function startGate(target) {
  const server = createServer((request, response) => {
    pass(target, request, response).catch((error) => response.writeHead(500).end(String(error)));
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${server.address().port}`,
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}

async function pass(target, request, response) {
  const chunks = [];
  for await (const chunk of request) chunks.push(chunk);
  if (request.url === '/.well-known/openid-configuration') {
    const url = `http://${request.headers.host}`;
    response.end(JSON.stringify({ authorization_endpoint: url, token_endpoint: url }));
    return;
  }
  const body = bodyFor(request, Buffer.concat(chunks).toString());
  const answer = await fetch(target + request.url, { method: 'POST', body });
  response.writeHead(answer.status, {
    'content-type': answer.headers.get('content-type') ?? 'text/plain',
  });
  response.end(Buffer.from(await answer.arrayBuffer()));
}

function bodyFor({ url, headers }, text) {
  const token = headers.authorization?.replace(/^Bearer /, '');
  if (url === '/api/v2/signingCert' && token !== undefined) {
    const request = Buffer.from(JSON.parse(text).certificateSigningRequest, 'base64').toString();
    const credentials = { oidcIdentityToken: token };
    return JSON.stringify({ credentials, certificateSigningRequest: request });
  }
  if (url !== '/api/v1/log/entries') return text;
  const entry = JSON.parse(text);
  const content = entry.spec.proposedContent;
  content.verifiers = content.verifiers.map((verifier) => {
    const certificate = new X509Certificate(Buffer.from(verifier, 'base64'));
    return Buffer.from(certificate.toString()).toString('base64');
  });
  return JSON.stringify(entry);
}

/** A trust configuration in the reference's format. */
function trustConfigOf(trustedRoot, url) {
  const service = {
    url,
    majorApiVersion: 1,
    validFor: { start: '2024-01-01T00:00:00Z' },
    operator: 'loopback',
  };
  return {
    mediaType: 'application/vnd.dev.sigstore.clienttrustconfig.v0.1+json',
    trustedRoot,
    signingConfig: {
      mediaType: 'application/vnd.dev.sigstore.signingconfig.v0.2+json',
      caUrls: [service],
      oidcUrls: [service],
      rekorTlogUrls: [service],
      rekorTlogConfig: { selector: 'ANY' },
      tsaUrls: [],
      tsaConfig: { selector: 'ANY' },
    },
  };
}

/** The reference does not read entries with index 0, which a log in use does not have. */
async function fillLogs({ models, url }) {
  for (const options of [{}, { rekorApiVersion: 2, tsaUrl: url }]) {
    const signer = sigstoreSigner({
      identityToken: makeToken(),
      fulcioUrl: url,
      rekorUrl: url,
      ...options,
    });
    await signModel(models[0].path, signer);
  }
}

function jobOf(model, bundle, trustConfig) {
  return {
    signer: 'sigstore',
    method: 'files',
    algorithm: 'sha256',
    model: model.path,
    bundle,
    ignorePaths: [...model.ignorePaths, ...(model.signature ? [model.signature] : [])],
    allowSymlinks: model.allowSymlinks,
    guess: !model.allowSymlinks,
    trustConfig,
    ...IDENTITY,
  };
}

async function oursFirst({ models, base, python, url, trustConfig }) {
  const ways = {
    'Rekor v1': {},
    'Rekor v1 with a timestamp': { tsaUrl: url },
    'Rekor v2 with a timestamp': { rekorApiVersion: 2, tsaUrl: url },
  };
  const pairs = Object.entries(ways).flatMap(([way, options]) =>
    models.map((model) => ({ way, options, model })),
  );
  const jobs = [];
  for (const [index, { options, model }] of pairs.entries()) {
    const signer = sigstoreSigner({
      identityToken: makeToken(),
      fulcioUrl: url,
      rekorUrl: url,
      retries: 0,
      ...options,
    });
    const { ignorePaths, allowSymlinks, signature } = model;
    const { bundleText } = await signModel(model.path, signer, {
      ignorePaths,
      allowSymlinks,
      ...(signature && { signaturePath: signature }),
    });
    const bundle = join(base, `ours-keyless-${index}.sig`);
    writeFileSync(bundle, bundleText);
    jobs.push({ ...jobOf(model, bundle, trustConfig), act: 'verify' });
  }
  const answers = await python(jobs);
  const strangers = await python(jobs.map((job) => ({ ...job, identity: 'stranger@example.org' })));
  return pairs.map(({ way, model }, index) =>
    row('ours, verified by Python', way, model, answers[index], strangers[index]),
  );
}

async function theirsFirst({ models, base, python, instance, trustConfig }) {
  const now = Math.floor(Date.now() / 1000);
  // The reference proves its key with the subject, and the loopback authority names the e-mail address.
  const token = makeToken({
    ...CLAIMS,
    sub: CLAIMS.email,
    iat: now,
    nbf: now - 1,
    exp: now + HOUR_S,
  });
  const jobs = models.map((model, index) => ({
    ...jobOf(model, join(base, `theirs-keyless-${index}.sig`), trustConfig),
    act: 'sign',
    token,
  }));
  const signed = await python(jobs);
  const root = parseTrustedRoot(JSON.stringify(instance.trustedRoot));
  const verify = async (index, identities) => {
    if (signed[index] !== 'ok') return `not signed: ${signed[index]}`;
    const model = models[index];
    const options = {
      trust: trustSigstore({ root, identities }),
      ...(model.signature && { signaturePath: model.signature }),
    };
    return verifyModel(model.path, readFileSync(jobs[index].bundle), options).then(
      () => 'ok',
      (error) => `${error.code}: ${error.message}`,
    );
  };
  const rows = [];
  for (const [index, model] of models.entries()) {
    const stranger = await verify(index, [{ ...IDENTITY, identity: 'stranger@example.org' }]);
    rows.push(
      row('Python’s, verified by us', 'Rekor v1', model, await verify(index, [IDENTITY]), stranger),
    );
  }
  return rows;
}

function row(direction, way, model, sound, stranger) {
  const problem =
    sound !== 'ok' ? sound : stranger === 'ok' ? 'another identity was let through' : '';
  return {
    direction,
    signer: `keyless, ${way}`,
    serialization: 'files sha256',
    model: model.name,
    problem,
  };
}
