/** Field of the claim that a file that may state a licence could not be read; the value says why. */
export const LICENCE_PROBLEM = 'model.licenceProblem';
