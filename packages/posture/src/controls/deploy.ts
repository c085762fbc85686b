import { defineControl } from '../control.ts';
import { deployedNowhere } from './shared/deployed-nowhere.ts';

const k8s1 = defineControl({
  id: 'WB-K8S-1',
  version: 2,
  family: 'deploy',
  title: 'The model runs in a namespace of its own with pod security and a quota',
  question: 'Is the model kept apart from everything else in the cluster?',
  severity: 'high',
  maxAgeDays: 7,
  needs: [
    {
      type: 'kubernetes/namespace',
      shows: 'The namespace with its pod security level and its quota.',
      grants: 'pass',
    },
  ],
  unless: deployedNowhere,
  rules: [],
  remediation: 'Give the model a namespace that enforces the restricted level and has a quota.',
});

const k8s2 = defineControl({
  id: 'WB-K8S-2',
  version: 2,
  family: 'deploy',
  title: 'Network policies allow exactly the connections that the catalog intends',
  question: 'Who can talk to the model, and whom can it talk to?',
  severity: 'high',
  maxAgeDays: 7,
  needs: [
    {
      type: 'kubernetes/network',
      shows: 'The network policies compared with the intended connections.',
      grants: 'pass',
    },
  ],
  unless: deployedNowhere,
  rules: [],
  remediation: 'Deny everything by default and allow the intended connections one by one.',
});

const k8s3 = defineControl({
  id: 'WB-K8S-3',
  version: 2,
  family: 'deploy',
  title: 'The service account may do only what the model needs',
  question: "What could an attacker do with the model's own rights?",
  severity: 'high',
  maxAgeDays: 7,
  needs: [
    {
      type: 'kubernetes/service-account',
      shows: 'The rights of the service account, and whether its token is mounted.',
      grants: 'pass',
    },
  ],
  unless: deployedNowhere,
  rules: [],
  remediation: 'Take away the rights that the model does not use, and do not mount the token.',
});

const k8s4 = defineControl({
  id: 'WB-K8S-4',
  version: 2,
  family: 'deploy',
  title: 'The pods are hardened, also where they use a GPU',
  question: 'How far would someone get who runs code in the pod?',
  severity: 'high',
  maxAgeDays: 7,
  needs: [
    {
      type: 'kubernetes/pod',
      shows: 'The security settings of every container of the pod.',
      grants: 'pass',
    },
  ],
  unless: deployedNowhere,
  rules: [],
  remediation: 'Run as non-root, read-only, without capabilities and without host access.',
});

const k8s5 = defineControl({
  id: 'WB-K8S-5',
  version: 2,
  family: 'deploy',
  title: 'No notebook and no debug route can be reached',
  question: 'Is there a way in that nobody meant to leave open?',
  severity: 'high',
  maxAgeDays: 7,
  needs: [
    {
      type: 'kubernetes/exposure',
      shows: 'What can be reached from outside the namespace.',
      grants: 'pass',
    },
  ],
  unless: deployedNowhere,
  rules: [],
  remediation: 'Remove the route, or put authentication before it.',
});

const k8s8 = defineControl({
  id: 'WB-K8S-8',
  version: 2,
  family: 'deploy',
  title: 'The model is verified before it is loaded',
  question: 'Would a replaced model be noticed before it serves?',
  severity: 'critical',
  maxAgeDays: 7,
  needs: [
    {
      type: 'kubernetes/verify-before-load',
      shows: 'The step that verifies the signature before the server starts.',
      grants: 'pass',
    },
  ],
  unless: deployedNowhere,
  rules: [],
  remediation: 'Verify the signature in an init container or at admission.',
});

const k8s10 = defineControl({
  id: 'WB-K8S-10',
  version: 2,
  family: 'deploy',
  title: 'Every caller of the endpoint is authenticated',
  question: 'Does the endpoint know who is asking?',
  severity: 'high',
  maxAgeDays: 7,
  needs: [
    {
      type: 'endpoint/authentication',
      shows: 'That a request without credentials is turned away.',
      grants: 'pass',
    },
  ],
  unless: deployedNowhere,
  rules: [],
  remediation: 'Put authentication before the endpoint.',
});

const k8s11 = defineControl({
  id: 'WB-K8S-11',
  version: 2,
  family: 'deploy',
  title: 'The endpoint limits how often a caller may ask',
  question: 'How many answers can one caller take away?',
  severity: 'medium',
  maxAgeDays: 7,
  needs: [
    {
      type: 'endpoint/rate-limit',
      shows: 'The limit for each caller, and that it holds.',
      grants: 'pass',
    },
  ],
  unless: deployedNowhere,
  rules: [],
  remediation: 'Limit requests for each caller.',
});

/** Controls of the deploy family, in display order. */
export const deployControls = [k8s1, k8s2, k8s3, k8s4, k8s5, k8s8, k8s10, k8s11] as const;
