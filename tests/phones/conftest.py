"""The phones' server and phones, for the tests of the site."""

from tests.fixtures_phones import browser, chromium_phone, phone, phones

__all__ = ["browser", "chromium_phone", "phone", "phones"]
