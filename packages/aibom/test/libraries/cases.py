"""Folders for the cases, and what is known about each, collected for the comparison."""
import json
import sys
import traceback
from pathlib import Path

import architectures
import truth


class Cases:
    """Makes folders below one home and keeps what is known about them."""

    def __init__(self, home, word):
        self.home = Path(home)
        self.word = word
        self.known = {}
        self.failed = {}
        self.absent = {}

    def make(self, layout, name, write):
        """Runs `write(folder)`, which returns the facts; a library that cannot do it does not count as a case."""
        key = f'{layout}.{name}'
        if self.word not in key:
            return
        folder = self.home / key
        folder.mkdir(parents=True)  # a home of an earlier run is refused
        try:
            facts = write(folder)
        except Exception as error:  # a library that cannot make the model is reported, not counted
            self.failed[key] = f'{type(error).__name__}: {str(error).strip().splitlines()[:1]}'
            if self.word:
                traceback.print_exc()
            return
        self.known[key] = {'layout': layout, **facts}
        print(key, file=sys.stderr)

    def every(self, parts):
        """Runs each part; a part whose library is missing is named among the absent ones."""
        for part in parts:
            try:
                part(self)
            except Exception as error:
                self.absent[part.__name__] = f'{type(error).__name__}: {error}'

    def write(self):
        """Writes the truth of all cases next to their folders."""
        (self.home / 'expected.json').write_text(json.dumps(
            {'cases': self.known, 'failed': self.failed, 'libraries': self.absent}, indent=1))


def saved(folder, name, config, *, quantisation=None, components=None, is_packed=True, more=None, parameters=None):
    """Facts of a folder that was saved with a transformers configuration."""
    if parameters is None:
        parameters = truth.parameters_of(lambda: architectures.build(name, architectures.configuration(name)))
    facts = {
        **truth.facts_of_config(folder, config),
        **truth.facts_of_bytes(folder, parameters, is_packed),
        **(more or {}),
    }
    if quantisation is not None:
        facts['model.quantisation'] = [truth.fact(quantisation, 'declared')]
    return {'facts': facts, 'components': components or []}
