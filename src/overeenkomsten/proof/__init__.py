"""What needs the whole pipeline: proof that every clause can be reached, and the annotated model of the library.

targets      library          -> every condition that decides what a document says
start        schema           -> valid dossiers to begin with
distance     dossier, target  -> what stands in the way
moves        what is in the way -> small changes of the dossier
repair       dossier          -> what it needs besides, and what takes a finding away
search       all of these     -> a dossier with the target and one without, as near to each other as can be
prove        library          -> `Proof`: witnesses for every target, and what could not be proved
"""

from overeenkomsten.proof.prove import Progress, Proof, prove
from overeenkomsten.proof.witnesses import Witness
from overeenkomsten.proof.words import difference_in_words

__all__ = ["Progress", "Proof", "Witness", "difference_in_words", "prove"]
