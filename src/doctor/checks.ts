// All checks, in the order in which their findings are told.

import { attributeNames } from './checks/attribute-names.js';
import { attributeValues } from './checks/attribute-values.js';
import { clocksAgree } from './checks/clocks-agree.js';
import { consentRoute } from './checks/consent-route.js';
import { credentialsMode } from './checks/credentials-mode.js';
import { cspConnect } from './checks/csp-connect.js';
import { cspFrame } from './checks/csp-frame.js';
import { cspScript } from './checks/csp-script.js';
import { cspTrustedTypes } from './checks/csp-trusted-types.js';
import { embedderPolicy } from './checks/embedder-policy.js';
import { importMapCounts } from './checks/import-map-counts.js';
import { kitReady } from './checks/kit-ready.js';
import { loginCookies } from './checks/login-cookies.js';
import { notStored } from './checks/not-stored.js';
import { oneVersion } from './checks/one-version.js';
import { openerPolicy } from './checks/opener-policy.js';
import { pageIsListed } from './checks/page-is-listed.js';
import { permissionsPolicy } from './checks/permissions-policy.js';
import { picturePasses } from './checks/picture-passes.js';
import { publicAddress } from './checks/public-address.js';
import { returnCookie } from './checks/return-cookie.js';
import { returnPages } from './checks/return-pages.js';
import { returnPolicy } from './checks/return-policy.js';
import { scriptArrives } from './checks/script-arrives.js';
import { scriptIntegrity } from './checks/script-integrity.js';
import { scriptType } from './checks/script-type.js';
import { serviceWorker } from './checks/service-worker.js';
import { statusRoute } from './checks/status-route.js';
import { tokenPreflight } from './checks/token-preflight.js';
import { tokenRefusal } from './checks/token-refusal.js';
import { tokenSource } from './checks/token-source.js';
import { tokenStrangers } from './checks/token-strangers.js';
import { webhookBytes } from './checks/webhook-bytes.js';
import type { Check } from './finding.js';

export const checks: readonly Check[] = [
  scriptType,
  scriptArrives,
  scriptIntegrity,
  importMapCounts,
  attributeNames,
  attributeValues,
  tokenSource,
  cspScript,
  cspConnect,
  cspFrame,
  cspTrustedTypes,
  permissionsPolicy,
  openerPolicy,
  embedderPolicy,
  credentialsMode,
  pageIsListed,
  tokenRefusal,
  tokenStrangers,
  tokenPreflight,
  statusRoute,
  consentRoute,
  publicAddress,
  returnPages,
  returnPolicy,
  serviceWorker,
  loginCookies,
  returnCookie,
  webhookBytes,
  picturePasses,
  notStored,
  kitReady,
  clocksAgree,
  oneVersion,
];
