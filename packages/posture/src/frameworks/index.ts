import type { Framework } from '../framework.ts';
import cisaAiDataSecurity from './cisa-ai-data-security.json' with { type: 'json' };
import csaAicm from './csa-aicm.json' with { type: 'json' };
import euAiAct from './eu-ai-act.json' with { type: 'json' };
import inTotoSvr from './in-toto-svr.json' with { type: 'json' };
import iso24970 from './iso-24970.json' with { type: 'json' };
import iso42001 from './iso-42001.json' with { type: 'json' };
import mitreAtlas from './mitre-atlas.json' with { type: 'json' };
import nistAi1002 from './nist-ai-100-2.json' with { type: 'json' };
import nistAiRmf from './nist-ai-rmf.json' with { type: 'json' };
import nistSp800218a from './nist-sp-800-218a.json' with { type: 'json' };
import openssfMlsecops from './openssf-mlsecops.json' with { type: 'json' };
import owaspAiExchange from './owasp-ai-exchange.json' with { type: 'json' };
import owaspLlmTop10 from './owasp-llm-top-10.json' with { type: 'json' };
import owaspMlTop10 from './owasp-ml-top-10.json' with { type: 'json' };
import pren182291 from './pren-18229-1.json' with { type: 'json' };
import slsa from './slsa.json' with { type: 'json' };

/** Frameworks that controls are evidence for: one data file and one line each. */
export const frameworks: readonly Framework[] = [
  mitreAtlas,
  owaspMlTop10,
  owaspLlmTop10,
  owaspAiExchange,
  nistAiRmf,
  nistAi1002,
  nistSp800218a,
  euAiAct,
  iso42001,
  iso24970,
  pren182291,
  slsa,
  inTotoSvr,
  cisaAiDataSecurity,
  csaAicm,
  openssfMlsecops,
] as readonly Framework[];
