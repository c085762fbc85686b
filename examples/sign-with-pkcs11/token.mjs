// A session with a PKCS#11 token, and what the example needs from it.
import pkcs11 from 'pkcs11js';

/** DER of the object identifiers with which tokens name curves. */
export const CURVES = {
  'P-256': { params: '06082a8648ce3d030107', digest: 'sha256' },
  'P-384': { params: '06052b81040022', digest: 'sha384' },
  'P-521': { params: '06052b81040023', digest: 'sha512' },
};

/** Opens a session on the token with this label; `close` ends it. */
export function openToken({ library, label, pin }) {
  const module = new pkcs11.PKCS11();
  module.load(library);
  module.C_Initialize();
  const slot = module
    .C_GetSlotList(true)
    .find((one) => module.C_GetTokenInfo(one).label.trim() === label);
  if (slot === undefined) throw new Error(`no token is labelled ${label}`);
  const session = module.C_OpenSession(slot, pkcs11.CKF_SERIAL_SESSION | pkcs11.CKF_RW_SESSION);
  module.C_Login(session, pkcs11.CKU_USER, pin);
  return {
    module,
    session,
    close() {
      module.C_Logout(session);
      module.C_CloseSession(session);
      module.C_Finalize();
    },
  };
}

/** The handle of the only object with this class and label. */
export function findObject({ module, session }, objectClass, label) {
  module.C_FindObjectsInit(session, [
    { type: pkcs11.CKA_CLASS, value: objectClass },
    { type: pkcs11.CKA_LABEL, value: label },
  ]);
  const found = module.C_FindObjects(session, 2);
  module.C_FindObjectsFinal(session);
  if (found.length !== 1) throw new Error(`${found.length} objects are labelled ${label}`);
  return found[0];
}

/** Makes a key pair that cannot leave the token. */
export function makeKeyPair({ module, session }, label, curve) {
  const named = { type: pkcs11.CKA_LABEL, value: label };
  const stored = { type: pkcs11.CKA_TOKEN, value: true };
  module.C_GenerateKeyPair(
    session,
    { mechanism: pkcs11.CKM_EC_KEY_PAIR_GEN },
    [
      named,
      stored,
      { type: pkcs11.CKA_VERIFY, value: true },
      { type: pkcs11.CKA_EC_PARAMS, value: Buffer.from(CURVES[curve].params, 'hex') },
    ],
    [
      named,
      stored,
      { type: pkcs11.CKA_SIGN, value: true },
      { type: pkcs11.CKA_SENSITIVE, value: true },
      { type: pkcs11.CKA_EXTRACTABLE, value: false },
    ],
  );
}

/** The public key as JSON Web Key, with the digest that belongs to its curve. */
export function readPublicKey({ module, session }, handle) {
  const [params, point] = module.C_GetAttributeValue(session, handle, [
    { type: pkcs11.CKA_EC_PARAMS },
    { type: pkcs11.CKA_EC_POINT },
  ]);
  const name = params.value.toString('hex');
  const known = Object.entries(CURVES).find(([, curve]) => curve.params === name);
  if (known === undefined) throw new Error('the key is not on P-256, P-384 or P-521');
  const [crv, { digest }] = known;
  const size = Math.ceil(Number(crv.slice(2)) / 8);
  // An octet string over the uncompressed point: 04, x, y.
  const coordinates = point.value.subarray(-2 * size);
  const part = (start) => coordinates.subarray(start, start + size).toString('base64url');
  return { jwk: { kty: 'EC', crv, x: part(0), y: part(size) }, digest };
}

/** A raw signature, r and s, over a digest. */
export function signDigest({ module, session }, handle, digest) {
  module.C_SignInit(session, { mechanism: pkcs11.CKM_ECDSA }, handle);
  return module.C_Sign(session, digest, Buffer.alloc(256));
}

export const { CKO_PRIVATE_KEY, CKO_PUBLIC_KEY } = pkcs11;
