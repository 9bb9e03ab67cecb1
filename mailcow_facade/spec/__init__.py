"""What is known of mailcow's API, as documents.

- :mod:`~mailcow_facade.spec.document` reads and writes them,
- :mod:`~mailcow_facade.spec.pin` reduces a served file to its contract,
- :mod:`~mailcow_facade.spec.overlay` lays our corrections over a pin,
- :mod:`~mailcow_facade.spec.reading` turns the result, which tells what is on the wire, into what a typed client
  reads.

These modules need the extra ``mailcow-facade[spec]``; the client itself does not import them.
"""
