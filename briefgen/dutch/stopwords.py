"""Dutch words that say nothing about what a letter is about."""

from typing import Final

STOP_WORDS: Final = frozenset(
    """
aan aangaande al alle alleen als alsmede alsnog ander andere anders bij daar daarbij daarin daarmee daarom daarop
daartoe daarvan daarvoor dan dat de deze die dit doch door dus echter een eens en enige er erbij ermee ervan ervoor
etc ge geen gij haar had hadden heb hebben hebt heeft hem hen het hier hierbij hierin hiermee hierop hiertoe hiervan
hiervoor hij hoe hoewel hun ik in indien inzake is ja je jou jouw kan kon konden kunnen maar me mede meer men met mij
mijn moet moeten na naar nadat ne niet noch nog nu of ofwel om omdat omtrent onder ons onze ook op over per reeds sinds
s slechts sommige t te tegen ten tenzij ter terwijl tijdens toch toen tot tussen u uit uw van vanaf vanuit vanwege veel
verder via voor voordat waar waarbij waarin waarmee waarop waarvan waarvoor want waren was wat we weer welke werd werden
wie wiens wij wil willen wordt worden zal ze zelf zich zij zijn zo zoals zodat zou zouden zullen
""".split()  # noqa: SIM905 - as one reads it
)
