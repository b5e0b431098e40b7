/** The rule of a review that somebody put off by answering a list: the case is told of again on its day, or when it moves. */
export const PUT_OFF = 'reporté par l’équipe'
