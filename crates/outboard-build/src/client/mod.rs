//! The client: the files a page imports, written from the API model.
