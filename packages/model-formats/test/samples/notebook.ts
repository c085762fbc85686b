import { textSamples } from '../support/sample.ts';

export const notebook = textSamples('notebook', { 'run.ipynb': '{"cells": []}' });
