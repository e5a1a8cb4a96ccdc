/** A deed that a person could not do: the button is not in the chat, the product not in the catalog. */
export class ImpossibleAct extends Error {}
