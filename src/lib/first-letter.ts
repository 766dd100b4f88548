/**
 * A text with a capital first letter.
 *
 * @example capital("åbo") // "Åbo"
 */
export const capital = (text: string): string => `${text.slice(0, 1).toUpperCase()}${text.slice(1)}`;

/**
 * A text with a small first letter.
 *
 * @example small("Employment rate") // "employment rate"
 */
export const small = (text: string): string => `${text.slice(0, 1).toLowerCase()}${text.slice(1)}`;
