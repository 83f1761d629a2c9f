/** Width of an average character of the wall's text, arcminutes: 16′ of cap height, narrowed to 88 %. */
export const CHARACTER_AM = 11.6;
