/** The queue's topic for searches: a message says that this search may have work, nothing more. */
export const searchTopic = 'search';
