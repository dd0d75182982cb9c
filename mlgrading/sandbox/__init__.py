"""The sandbox that students' code runs in: bubblewrap, without network, files, rights or unlimited resources."""
