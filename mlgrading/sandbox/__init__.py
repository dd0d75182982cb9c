"""The sandbox that students' code runs in: bubblewrap, without network, rights, other files or unlimited resources."""
