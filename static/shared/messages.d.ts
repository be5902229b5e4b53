// Made by static/build.mjs: the texts of one locale that this screen uses, at once or in a part that is loaded later ("edit/en-US").
declare module 'messages:*' {
  const messages: Record<string, string>;
  export default messages;
}

// The address of a style that is loaded later.
declare module 'style:*' {
  const address: string;
  export default address;
}

// The address of a file that is handed out as it is.
declare module 'address:*' {
  const address: string;
  export default address;
}

declare module '*.css';
